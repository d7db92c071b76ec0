import { ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from '../aria'
import { Endless } from '../endless'
import { join } from '../join'
import styles from './index.module.scss'

export type Column<Row> = {
  key: string
  /** Its heading, also over the column of actions: an empty one says nothing to a screen reader. */
  title: string
  show: (row: Row) => ReactNode
  /** A number: to the right, digits in line. */
  number?: boolean
  /** The Friday column, and only that. */
  friday?: boolean
}

type Props<Row> = {
  id: string
  /** What the table is of, said aloud. */
  label: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
}

/** From here on those far from what is seen are blanks. */
const MANY = 30

/** Rows and columns for the desk. Rows get the id `<id>-<key>`; a narrow window scrolls it sideways. */
export function Table<Row>({ id, label, columns, rows, keyOf }: Props<Row>) {
  const look = (column: Column<Row>) =>
    join(styles.cell, column.number && styles.number, column.friday && styles.friday)
  const line = (row: Row) => (
    <View key={keyOf(row)} id={`${id}-${keyOf(row)}`} className={styles.row} {...aria({ role: 'row' })}>
      {columns.map((column) => (
        <View key={column.key} className={look(column)} {...aria({ role: 'cell' })}>
          {column.show(row)}
        </View>
      ))}
    </View>
  )
  return (
    <ScrollView scrollX className={styles.room}>
      <View id={id} className={styles.table} {...aria({ role: 'table', label })}>
        <View className={styles.head} {...aria({ role: 'row' })}>
          {columns.map((column) => (
            <View key={column.key} className={look(column)} {...aria({ role: 'columnheader' })}>
              {column.title}
            </View>
          ))}
        </View>
        {rows.length > MANY ? (
          <Endless id={id} rows={rows}>
            {line}
          </Endless>
        ) : (
          rows.map(line)
        )}
      </View>
    </ScrollView>
  )
}
